import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

assertThat(new Build(basedir).localPort()).isEqualTo(context.get('port'))
return null
