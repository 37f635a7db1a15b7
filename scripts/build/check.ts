/** What must be true of a build beside that it was made; the last part of `npm run build`. */
import { budgetFaults, budgetText, phoneBudget, readBuilt } from './phone-budget';

const built = readBuilt(process.cwd());
const budget = phoneBudget(built);
console.log(budgetText(budget));
const faults = budgetFaults(budget);
for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
