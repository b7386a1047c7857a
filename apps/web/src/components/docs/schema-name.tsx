import type { DocumentedOperation } from '#server/list-operations.ts'

/** The names of the shapes that an answer may have, each leading to what it looks like. */
export function SchemaName({ response }: { response: DocumentedOperation['responses'][string] }) {
  const { schema } = response.content['application/json']
  const choices = schema.oneOf ?? [schema]
  const names = choices.map(choice => choice.$ref?.replace('#/components/schemas/', '') ?? '')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {names.map(name => (
        <li key={name}>
          <a href={`#shape-${name}`} className="link font-mono break-all">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
