// Elsewhere no command line can carry the password of this test.
return System.getProperty('sun.jnu.encoding') == 'UTF-8'
