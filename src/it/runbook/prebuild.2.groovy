import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.write('pom.xml', build.text('pom.xml')
        .replace('PASSWORD', URLEncoder.encode(build.localPassword(), 'UTF-8'))
        .replace('PORT', String.valueOf(build.localPort())))
return null
