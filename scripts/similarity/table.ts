/** Numbers for a person: a line for each, shares in percent. */
export function show(numbers: object, indent = ''): string {
	return Object.entries(numbers)
		.map(([name, value]) => {
			if (typeof value === 'object' && value !== null)
				return `${indent}${name}\n${show(value as object, `${indent}  `)}`;
			const number = value as number;
			const text =
				typeof value !== 'number'
					? String(value)
					: Number.isInteger(number) && number !== 1
						? String(number)
						: number.toFixed(3);
			return `${indent}${name.padEnd(26 - indent.length)} ${text}`;
		})
		.join('\n');
}
