/** The door for the pages and for other people's programs. */
export { answerTrpc as GET, answerTrpc as POST } from '#server/route-handlers.ts'
