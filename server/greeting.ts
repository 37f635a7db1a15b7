import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';

/** What the program prints for the person who started it. German first, then English. */
export interface Greeting {
	/** Where this machine itself reaches the app. */
	here: string;
	/** Where others reach it: the public address, or those in the local network. */
	others: string[];
	/** One-time link of the first administrator, as long as there is no login. */
	setupLink: string | null;
}

export function greetingText({ here, others, setupLink }: Greeting): string {
	const lines = [
		'',
		'  Planrunde läuft.  /  Planrunde is running.',
		'',
		`  Dieses Gerät / this device:  ${here}`
	];
	for (const address of others) lines.push(`  Andere Geräte / other devices:  ${address}`);
	if (others[0] !== undefined) lines.push('', indented(qrCode(others[0])));
	if (setupLink !== null)
		lines.push(
			'',
			'  Einrichten: Noch gibt es keine Anmeldung. Über diesen Link benennt die erste',
			'  Administratorin oder der erste Administrator den Schulträger und wählt Name und',
			'  Passwort. Er gilt eine Stunde und nur einmal; ein Neustart erzeugt einen neuen.',
			'  Set-up: there is no login yet. This link makes the first administrator. It works',
			'  once, within an hour; a restart makes a new one.',
			'',
			`  ${setupLink}`
		);
	return [...lines, '', '  Beenden mit Strg+C  /  Stop with Ctrl+C', ''].join('\n');
}

/** The addresses to show for what the server listens on. */
export function addressesOf(
	{ host, port, origin }: { host: string; port: number; origin: string | undefined },
	localNetwork: string[] = localNetworkAddresses()
): Pick<Greeting, 'here' | 'others'> {
	const listensEverywhere = host === '0.0.0.0' || host === '::';
	const shown = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
	const here = shown(listensEverywhere ? 'localhost' : host);
	if (origin !== undefined) return { here, others: [origin] };
	return { here, others: listensEverywhere ? localNetwork.map(shown) : [] };
}

function localNetworkAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(
			({ family, internal, address }) => family === 'IPv4' && !internal && !isSelfGiven(address)
		)
		.map(({ address }) => address);
}

/** An address that a device gave itself for lack of a network. */
function isSelfGiven(address: string): boolean {
	return address.startsWith('169.254.');
}

function qrCode(address: string): string {
	return renderUnicodeCompact(address, { border: 2 });
}

function indented(text: string): string {
	return text.replace(/^/gm, '  ');
}
