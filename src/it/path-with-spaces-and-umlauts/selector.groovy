// A machine whose file names are not Unicode cannot have such a directory.
return System.getProperty('sun.jnu.encoding') == 'UTF-8'
