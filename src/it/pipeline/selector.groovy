// Where nothing may be skipped, what is missing is told by what then fails.
def programs = ['node', 'git', 'jq', 'psql', 'curl'].every { program ->
    System.getenv('PATH').split(File.pathSeparator).any { new File(it, program).canExecute() }
}
return System.getenv('WORKFLOW_CHECKS') != null || programs && new File(basedir, '../../../src/test/workflows/node_modules').directory
