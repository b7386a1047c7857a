export const restPath = '/api/v1'
