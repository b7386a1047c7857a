-- Written by hand from what drizzle-kit made: the tables of bookings are made anew, so that no room is left of their old columns.
CREATE TYPE "public"."appointment_status" AS ENUM('confirmed', 'cancelled');--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "key" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "clients_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "providers" ADD COLUMN "key" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "providers_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "visit_types" ADD COLUMN "key" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "visit_types_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_key_unique" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "providers" ADD CONSTRAINT "providers_key_unique" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "visit_types" ADD CONSTRAINT "visit_types_key_unique" UNIQUE("key");--> statement-breakpoint
CREATE TABLE "changes" (
	"provider_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"event" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "changes_provider_id_id_pk" PRIMARY KEY("provider_id","id")
);--> statement-breakpoint
INSERT INTO "changes" ("provider_id", "at", "actor", "event", "subject")
SELECT "provider_id", "at", "actor", "action", "subject" FROM "audit" WHERE "action" <> 'appointment.confirmed' ORDER BY "id";--> statement-breakpoint
DROP TABLE "audit";--> statement-breakpoint
DROP TABLE "outbox";--> statement-breakpoint
ALTER TABLE "appointments" RENAME TO "appointments_before";--> statement-breakpoint
ALTER TABLE "appointments_before" DROP CONSTRAINT "appointments_provider_id_id_pk";--> statement-breakpoint
DROP INDEX "appointments_by_provider";--> statement-breakpoint
DROP INDEX "appointments_by_client";--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"provider_key" integer NOT NULL,
	"client_key" integer NOT NULL,
	"visit_type_key" integer NOT NULL,
	"start_quarter" integer NOT NULL,
	"end_quarter" integer NOT NULL,
	"status" "appointment_status" NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"buffer_before_quarters" smallint NOT NULL,
	"buffer_after_quarters" smallint NOT NULL,
	"moved_by_hold_id" uuid,
	"cancelled_at" timestamp with time zone,
	"reason" text,
	"cancelled_by" text,
	"cancel_reason" text,
	CONSTRAINT "appointments_span" CHECK ("appointments"."start_quarter" < "appointments"."end_quarter"),
	CONSTRAINT "appointments_cancelled" CHECK (("appointments"."status" = 'cancelled') = ("appointments"."cancelled_at" is not null))
);--> statement-breakpoint
INSERT INTO "appointments"
SELECT was."id", "confirmed_at", providers."key", clients."key", visit_types."key", "start_quarter", "end_quarter",
	"status"::"appointment_status", "sequence", was."buffer_before_quarters", was."buffer_after_quarters", "moved_by_hold_id",
	"cancelled_at", "reason", "cancelled_by", "cancel_reason"
FROM "appointments_before" was
LEFT JOIN "providers" ON providers."id" = was."provider_id"
LEFT JOIN "clients" ON clients."id" = was."client_id"
LEFT JOIN "visit_types" ON visit_types."provider_id" = was."provider_id" AND visit_types."id" = was."visit_type_id";--> statement-breakpoint
DROP TABLE "appointments_before";--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_pkey" PRIMARY KEY ("id");--> statement-breakpoint
CREATE INDEX "appointments_by_provider" ON "appointments" USING btree ("provider_key","start_quarter");--> statement-breakpoint
CREATE INDEX "appointments_by_client" ON "appointments" USING btree ("client_key","start_quarter");--> statement-breakpoint
ALTER TABLE "booked_quarters" RENAME TO "booked_quarters_before";--> statement-breakpoint
CREATE TABLE "booked_quarters" (
	"provider_key" integer NOT NULL,
	"quarter" integer NOT NULL,
	"appointment_id" uuid NOT NULL
);--> statement-breakpoint
INSERT INTO "booked_quarters"
SELECT providers."key", "quarter", "appointment_id" FROM "booked_quarters_before" was
LEFT JOIN "providers" ON providers."id" = was."provider_id";--> statement-breakpoint
DROP TABLE "booked_quarters_before";--> statement-breakpoint
ALTER TABLE "booked_quarters" ADD CONSTRAINT "booked_quarters_provider_key_quarter_pk" PRIMARY KEY("provider_key","quarter");--> statement-breakpoint
CREATE VIEW "public"."audit" AS (
  select providers.id as provider_id, confirmed_at as at, clients.id as actor, 'appointment.confirmed' as event,
    appointments.id::text as subject
  from appointments
  join providers on providers.key = provider_key
  join clients on clients.key = client_key
  union all
  select provider_id, at, actor, event, subject from changes
);