/**
 * `npm run bench`: logging visits, as always. `npm run bench -- client-card`: opening a client card in a small and in a
 * large company. `npm run bench -- cadence`: reminders, ticks and looks among up to a million clients. `npm run bench -- tickets`:
 * ticks and presses among 200,000 tickets.
 */
const what = process.argv[2] ?? 'visits'
if (what === 'visits') await import('./visits.ts')
else if (what === 'client-card') await import('./client-card.ts')
else if (what === 'cadence') await import('./cadence.ts')
else if (what === 'tickets') await import('./tickets.ts')
else {
  process.stderr.write(`There is no bench "${what}": visits, client-card, cadence, tickets.\n`)
  process.exitCode = 1
}
