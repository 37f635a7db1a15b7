ALTER TABLE "seat" DROP CONSTRAINT "seat_role_known";--> statement-breakpoint
ALTER TABLE "seat_invitation" DROP CONSTRAINT "seat_invitation_role_known";--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD COLUMN "seat_id" uuid;--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD CONSTRAINT "seat_invitation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_role_known" CHECK ("seat"."role" in ('moderator', 'co-moderator', 'input-helper', 'participant', 'screen'));--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD CONSTRAINT "seat_invitation_role_known" CHECK ("seat_invitation"."role" in ('moderator', 'co-moderator', 'input-helper', 'participant', 'screen'));