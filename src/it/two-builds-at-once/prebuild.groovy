import io.github.dblifecycle.it.Build
import io.github.dblifecycle.it.Maven

def second = new Build(basedir).copyTo('second')
context.put('second', new Maven(localRepositoryPath, basedir).start(second, second.resolve('build.log'), [:],
        'validate', "-Ddb.cacheDir=${basedir}/target/cache"))
return null
