import { z } from 'zod'

const results = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

/**
 * What vitest's JSON report amounts to. A file that failed without a failed test (it did not even load) counts as one
 * failure, and so does a run that went wrong without saying where, or in which nothing ran.
 */
export function countResults(json: string | undefined, exitCode: number): { passed: number; failed: number } {
  if (json === undefined) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = results.parse(JSON.parse(json))
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = numFailedTests + brokenFiles
  const silent = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}
