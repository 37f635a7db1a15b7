/** What must be true of a build beside that it was made; the last part of `npm run build`. */
import { builtFiles, oldBrowserFaults } from './old-browsers';
import { budgetFaults, budgetText, phoneBudget, readBuilt } from './phone-budget';

const root = process.cwd();
const budget = phoneBudget(readBuilt(root));
console.log(budgetText(budget));
const faults = [...budgetFaults(budget), ...oldBrowserFaults(builtFiles(root))];
for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
