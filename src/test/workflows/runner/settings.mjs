// Fills in the settings of a template, as ci-templates/README.md says it is to be done.
const LINE = /^(\s*(?:- )?[A-Za-z_][\w-]*: )(.*?)( # setting: ([a-z-]+))$/

/** Every line that can be filled in: `{ number, value, name }`. */
export function settingsOf(text) {
  return text.split('\n').flatMap((line, index) => {
    const found = LINE.exec(line)
    return found ? [{ number: index + 1, value: found[2], name: found[4] }] : []
  })
}

/** The template with these settings; a name that stands nowhere in it is an error. */
export function filled(text, settings) {
  const known = settingsOf(text).map(setting => setting.name)
  for (const name of Object.keys(settings)) {
    if (!known.includes(name)) {
      throw new Error(`the template has no setting ${name}`)
    }
  }
  return text
    .split('\n')
    .map(line => {
      const found = LINE.exec(line)
      if (!found || !(found[4] in settings)) {
        return line
      }
      const quoted = `'${settings[found[4]].replaceAll("'", "''")}'`
      return found[1] + (found[2].startsWith('[') ? `[${quoted}]` : quoted) + found[3]
    })
    .join('\n')
}
