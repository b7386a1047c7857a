import type { DocumentedOperation } from '#server/list-operations.ts'
import { curlExample } from './curl-example.ts'
import { ParameterList } from './parameter-list.tsx'
import { SchemaName } from './schema-name.tsx'

/** One operation: what it is for, what goes in, what comes out, and how it may be refused. */
export function OperationCard({ operation }: { operation: DocumentedOperation }) {
  const { operationId, method, path, summary, description, parameters, requestBody, responses } = operation
  const { 200: answer, ...refusals } = responses
  return (
    <div className="card mt-6 p-5">
      <h3 id={operationId} className="font-mono text-base break-all">
        {method} {path}
      </h3>
      <p className="mt-2">
        {summary}. <span className="text-muted">{description}</span>
      </p>
      {parameters.length > 0 && <ParameterList parameters={parameters} />}
      {requestBody && (
        <details className="mt-4">
          <summary>Body</summary>
          <pre className="mt-2 text-sm break-words whitespace-pre-wrap">
            {JSON.stringify(requestBody.content['application/json'].schema, null, 2)}
          </pre>
        </details>
      )}
      <pre className="mt-4 rounded bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
        {curlExample(operation)}
      </pre>
      {answer && (
        <details className="mt-4">
          <summary>Answer</summary>
          <pre className="mt-2 text-sm break-words whitespace-pre-wrap">
            {JSON.stringify(answer.content['application/json'].example, null, 2)}
          </pre>
        </details>
      )}
      <dl className="mt-4 grid gap-3 text-sm sm:grid-cols-[4rem_1fr]">
        <dt className="font-semibold">200</dt>
        <dd>{answer && <SchemaName response={answer} />}</dd>
        {Object.entries(refusals).map(([status, refusal]) => (
          <div key={status} className="contents">
            <dt className="font-semibold">{status}</dt>
            <dd>
              <SchemaName response={refusal} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
