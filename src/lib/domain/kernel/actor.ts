/** Who gives a command. Taken from the connection or the login, never from a message. */
export type Actor =
	| { kind: 'staff'; loginId: string; role: StaffRole }
	| { kind: 'seat'; seatId: string; role: SeatRole }
	| { kind: 'system'; cause: string };

/** Role of a login in one school authority, from most to least rights. */
export type StaffRole = 'administrator' | 'editor' | 'moderator' | 'reader';

/** Role of a seat in one meeting. */
export type SeatRole = 'moderator' | 'participant' | 'screen';

/** May this actor run a meeting (move steps, merge, open votes, record decisions)? */
export function mayModerate(actor: Actor): boolean {
	switch (actor.kind) {
		case 'staff':
			return actor.role === 'administrator' || actor.role === 'moderator';
		case 'seat':
			return actor.role === 'moderator';
		case 'system':
			return false;
	}
}

/** May this actor change the plan and follow up action items? */
export function mayEditPlan(actor: Actor): boolean {
	return (
		actor.kind === 'system' ||
		(actor.kind === 'staff' && (actor.role === 'administrator' || actor.role === 'editor'))
	);
}
