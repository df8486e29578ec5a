context.get('reader').close()
return null
