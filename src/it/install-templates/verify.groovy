import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('new: .github/workflows/deploy-staging.yml')
build.invocation(2).with {
    saysSomewhere('wrote .github/workflows/deploy-staging.yml')
    saysSomewhere('deploy-production deploys nothing before this is set: -Ddb.setting.deploy-command=')
    saysSomewhere('in GitHub, Settings > Environments > production: secret DATABASE_URL')
}
build.invocation(3).saysSomewhere('every template that was asked for is up to date')
build.invocation(4).with {
    saysSomewhere('.github/workflows/drift-check.yml was changed by hand since version')
    saysSomewhere('-name: Ours')
}
def staging = build.path('.github/workflows/deploy-staging.yml').toFile().text
assertThat(staging).contains("DEPLOY_COMMAND: './deploy.sh staging' # setting: deploy-command",
        "SMOKE_URL: 'https://shop.example/health' # setting: smoke-url", "java-version: '21' # setting: java-version")
return null
