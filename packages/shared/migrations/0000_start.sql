CREATE TABLE "appointments" (
	"provider_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"visit_type_id" uuid NOT NULL,
	"start_quarter" integer NOT NULL,
	"end_quarter" integer NOT NULL,
	"buffer_before_quarters" smallint NOT NULL,
	"buffer_after_quarters" smallint NOT NULL,
	"status" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"moved_by_hold_id" uuid,
	"reason" text,
	"confirmed_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	"cancel_reason" text,
	CONSTRAINT "appointments_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "appointments_span" CHECK ("appointments"."start_quarter" < "appointments"."end_quarter"),
	CONSTRAINT "appointments_status" CHECK ("appointments"."status" in ('confirmed', 'cancelled')),
	CONSTRAINT "appointments_cancelled" CHECK (("appointments"."status" = 'cancelled') = ("appointments"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"provider_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "audit_provider_id_id_pk" PRIMARY KEY("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "booked_quarters" (
	"provider_id" uuid NOT NULL,
	"quarter" integer NOT NULL,
	"appointment_id" uuid NOT NULL,
	CONSTRAINT "booked_quarters_provider_id_quarter_pk" PRIMARY KEY("provider_id","quarter")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"provider_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "outbox_provider_id_id_pk" PRIMARY KEY("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"time_zone" text NOT NULL,
	"notice_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "providers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "providers_notice" CHECK ("providers"."notice_minutes" >= 1440),
	CONSTRAINT "providers_horizon" CHECK ("providers"."horizon_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "schedule_versions" (
	"provider_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"schedule" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "schedule_versions_provider_id_version_pk" PRIMARY KEY("provider_id","version"),
	CONSTRAINT "schedule_versions_version" CHECK ("schedule_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "visit_types" (
	"provider_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"duration_quarters" smallint NOT NULL,
	"buffer_before_quarters" smallint DEFAULT 0 NOT NULL,
	"buffer_after_quarters" smallint DEFAULT 0 NOT NULL,
	"position" smallint NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "visit_types_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "visit_types_duration" CHECK ("visit_types"."duration_quarters" between 1 and 8),
	CONSTRAINT "visit_types_buffers" CHECK ("visit_types"."buffer_before_quarters" between 0 and 8 and "visit_types"."buffer_after_quarters" between 0 and 8)
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_versions" ADD CONSTRAINT "schedule_versions_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_types" ADD CONSTRAINT "visit_types_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_by_provider" ON "appointments" USING btree ("provider_id","start_quarter");--> statement-breakpoint
CREATE INDEX "appointments_by_client" ON "appointments" USING btree ("client_id","start_quarter");--> statement-breakpoint
CREATE INDEX "providers_by_name" ON "providers" USING btree ("name","id");