import { OperationCard } from '#components/docs/operation-card.tsx'
import { describeApi, listOperations, listShapes } from '#server/list-operations.ts'

export const metadata = { title: 'API' }

/** What the OpenAPI document says, for people. */
export default function DocsPage() {
  const byTag = Map.groupBy(listOperations(), ({ tags }) => tags[0] ?? '')
  return (
    <div>
      <h1>API</h1>
      <p className="mt-4 max-w-3xl text-muted">{describeApi()}</p>
      <p className="mt-4">
        <a href="/api/v1/openapi.json" className="link">
          OpenAPI 3.1 document
        </a>
      </p>
      <p className="mt-4 max-w-3xl text-muted">
        Send a token as <code>authorization: Bearer …</code>. A refusal is{' '}
        <code>{'{ code, retryable, detail, message }'}</code>: rely on the code, show the message.
      </p>
      {[...byTag].map(([tag, operations]) => (
        <section key={tag} aria-labelledby={`tag-${tag}`} className="mt-10">
          <h2 id={`tag-${tag}`} className="capitalize">
            {tag}
          </h2>
          {operations.map(operation => (
            <OperationCard key={operation.operationId} operation={operation} />
          ))}
        </section>
      ))}
      <section aria-labelledby="shapes" className="mt-10">
        <h2 id="shapes">Shapes of answers and refusals</h2>
        {listShapes().map(([name, schema]) => (
          <div key={name} id={`shape-${name}`} className="mt-6">
            <h3 className="font-mono text-base">{name}</h3>
            <pre className="mt-2 rounded bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
              {JSON.stringify(schema, null, 2)}
            </pre>
          </div>
        ))}
      </section>
    </div>
  )
}
