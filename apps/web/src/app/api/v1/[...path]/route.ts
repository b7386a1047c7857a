/** The door for programs that speak REST. It takes bearer tokens and no cookie, so no page of another site can use it. */
export {
  answerRest as DELETE,
  answerRest as GET,
  answerRest as PATCH,
  answerRest as POST,
  answerRest as PUT,
} from '#server/route-handlers.ts'
