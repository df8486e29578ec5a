import java.nio.file.Files

context.get('pooler').destroy()
context.get('pooler').waitFor()
Files.delete(context.get('configuration'))
Files.delete(context.get('configuration').parent)
return null
