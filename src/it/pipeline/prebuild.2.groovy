import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def target = basedir.parentFile.parentFile
def scenarios = new File(target.parentFile, 'src/test/workflows')
def work = new File(basedir, 'runs')
work.mkdirs()

// What the workflows call mvn: the Maven that runs the tests, with the repository that was filled for them.
def maven = new File(basedir, 'mvn')
maven.text = """#!/bin/sh
export MAVEN_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
exec '${System.getProperty('maven.home')}/bin/mvn' "\$@" -o -Dstyle.color=never -s '${new File(basedir.parentFile, 'interpolated-settings.xml')}' \\
  -Dmaven.repo.local='${localRepositoryPath}' -Ddb.cacheDir='${new File(target, 'postgres-cache')}'
"""
maven.executable = true

def process = new ProcessBuilder('node', '--import', './json.mjs', '--test', '--test-reporter=spec', 'pipeline.scenarios.mjs')
        .directory(scenarios)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, 'scenarios.log'))
process.environment().putAll([
        PIPELINE_DIRECTORY: work.path,
        PIPELINE_PROJECT: basedir.path,
        PIPELINE_MAVEN: maven.path,
        PIPELINE_PORT: String.valueOf(build.localPort()),
        PIPELINE_USER: 'db',
        PIPELINE_PASSWORD: build.localPassword()])
// The server is stopped also when a scenario failed: verify.groovy tells.
new File(basedir, 'scenarios.exit').text = process.start().waitFor()
return null
