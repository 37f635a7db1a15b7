/** Who gives a command. Taken from the connection or the login, never from a message. */
export type Actor =
	| { kind: 'staff'; loginId: string; role: StaffRole }
	| { kind: 'seat'; seatId: string; role: SeatRole }
	| { kind: 'system'; cause: string };

/** Role of a login in one school authority, from most to least rights. */
export type StaffRole = 'administrator' | 'editor' | 'moderator' | 'reader';

/** Role of a seat in one meeting. */
export type SeatRole = 'moderator' | 'co-moderator' | 'input-helper' | 'participant' | 'screen';

/** Roles of seats that whoever leads a meeting hands out by a link, and may take back. */
export const HANDED_OUT_ROLES = ['co-moderator', 'input-helper'] as const;
export type HandedOutRole = (typeof HANDED_OUT_ROLES)[number];

/** Was this seat handed out for one meeting, so that it ends with it? */
export function isHandedOut(role: SeatRole): role is HandedOutRole {
	return HANDED_OUT_ROLES.some((handedOut) => handedOut === role);
}

/** May this actor run a meeting (move steps, merge, open votes, record decisions)? */
export function mayModerate(actor: Actor): boolean {
	switch (actor.kind) {
		case 'staff':
			return actor.role === 'administrator' || actor.role === 'moderator';
		case 'seat':
			return actor.role === 'moderator' || actor.role === 'co-moderator';
		case 'system':
			return false;
	}
}

/** May this actor also close the meeting, agree decisions and hand out seats? */
export function mayLead(actor: Actor): boolean {
	return mayModerate(actor) && !(actor.kind === 'seat' && actor.role === 'co-moderator');
}

/** May this actor enter needs for others, from paper cards or as they were spoken? */
export function mayEnterForOthers(actor: Actor): boolean {
	return mayModerate(actor) || (actor.kind === 'seat' && actor.role === 'input-helper');
}

/** May this actor change the plan and follow up action items? */
export function mayEditPlan(actor: Actor): boolean {
	return (
		actor.kind === 'system' ||
		(actor.kind === 'staff' && (actor.role === 'administrator' || actor.role === 'editor'))
	);
}
