import static org.assertj.core.api.Assertions.assertThat

def said = new File(basedir, 'scenarios.log').text
assertThat(new File(basedir, 'scenarios.exit').text).as(said).isEqualTo('0')
assertThat(said).contains('pass 13', 'fail 0', 'skipped 0')
return null
