/** The zone of the browser, as it tells us itself. Holds no secret: the page writes it. */
export const detectedZoneCookie = 'holdfast_zone'
/** The zone that a person chose instead. */
export const chosenZoneCookie = 'holdfast_zone_choice'

export const zoneCookieSeconds = 365 * 24 * 60 * 60
