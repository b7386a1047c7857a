import type { DocumentedOperation } from '#server/list-operations.ts'

export function ParameterList({ parameters }: Pick<DocumentedOperation, 'parameters'>) {
  return (
    <ul className="mt-4 space-y-1 text-sm">
      {parameters.map(({ name, in: place, required, schema }) => (
        <li key={name}>
          <code className="font-semibold">{name}</code>{' '}
          <span className="text-muted">
            {[
              `in the ${place}`,
              required ? 'required' : 'optional',
              schema.format ?? schema.type,
              schema.enum && `one of ${schema.enum.join(', ')}`,
              schema.default !== undefined && `${schema.default} when left out`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
