using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    person = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    deed = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    shown = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => new { x.clinic, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clinics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    zone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    contact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    screening_valid_days = table.Column<int>(type: "int", nullable: false),
                    patients_numbered = table.Column<int>(type: "int", nullable: false),
                    handouts_numbered = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clinics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    entry = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_seals", x => x.sequence);
                    table.ForeignKey(
                        name: "FK_audit_seals_audit_entries_clinic_entry",
                        columns: x => new { x.clinic, x.entry },
                        principalTable: "audit_entries",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    folded_email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    roles = table.Column<int>(type: "int", maxLength: 60, nullable: false),
                    registration = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    deactivated_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    password_hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    failed_sign_ins = table.Column<int>(type: "int", nullable: false),
                    locked_out_until = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    one_time_code_hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    one_time_code_expires = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_people_clinics_clinic",
                        column: x => x.clinic,
                        principalTable: "clinics",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "patients",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    zone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    added_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patients", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_patients_clinics_clinic",
                        column: x => x.clinic,
                        principalTable: "clinics",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_patients_people_clinic_added_by",
                        columns: x => new { x.clinic, x.added_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "stretch_approvals",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    stretch = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    edition = table.Column<int>(type: "int", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stretch_approvals", x => new { x.clinic, x.stretch, x.edition });
                    table.ForeignKey(
                        name: "FK_stretch_approvals_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "day_notes",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    pain_before = table.Column<int>(type: "int", nullable: true),
                    legs = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    morning_after = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    typed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    days_late = table.Column<int>(type: "int", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    supersedes = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_notes", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_day_notes_day_notes_clinic_supersedes",
                        columns: x => new { x.clinic, x.supersedes },
                        principalTable: "day_notes",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_day_notes_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_day_notes_people_clinic_typed_by",
                        columns: x => new { x.clinic, x.typed_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "patient_facts",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    detail = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_facts", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_patient_facts_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_patient_facts_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "prescriptions",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prescriptions", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_prescriptions_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "screenings",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_through = table.Column<DateOnly>(type: "date", nullable: false),
                    answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    level = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    assessed_by = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    assessed_reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screenings", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_screenings_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_screenings_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "gate_decisions",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    is_override = table.Column<bool>(type: "bit", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gate_decisions", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_gate_decisions_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_gate_decisions_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "prescription_events",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prescription_events", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_prescription_events_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_prescription_events_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "stretch_entries",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    part = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    side = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    session = table.Column<int>(type: "int", nullable: false),
                    outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    amount = table.Column<int>(type: "int", nullable: true),
                    pain = table.Column<int>(type: "int", nullable: true),
                    source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    typed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    days_late = table.Column<int>(type: "int", nullable: false),
                    client_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    supersedes = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stretch_entries", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_stretch_entries_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_stretch_entries_people_clinic_typed_by",
                        columns: x => new { x.clinic, x.typed_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_stretch_entries_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_stretch_entries_stretch_entries_clinic_supersedes",
                        columns: x => new { x.clinic, x.supersedes },
                        principalTable: "stretch_entries",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "prescription_versions",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    started_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    goal = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    course = table.Column<int>(type: "int", nullable: false),
                    pain_limits = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    baseline_pain = table.Column<int>(type: "int", nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    screening = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    signed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    signer_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    signer_registration = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prescription_versions", x => new { x.clinic, x.prescription, x.number });
                    table.ForeignKey(
                        name: "FK_prescription_versions_people_clinic_signed_by",
                        columns: x => new { x.clinic, x.signed_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_prescription_versions_people_clinic_started_by",
                        columns: x => new { x.clinic, x.started_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_prescription_versions_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_prescription_versions_screenings_clinic_screening",
                        columns: x => new { x.clinic, x.screening },
                        principalTable: "screenings",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "handouts",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handouts", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_handouts_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_handouts_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_handouts_prescription_versions_clinic_prescription_version",
                        columns: x => new { x.clinic, x.prescription, x.version },
                        principalTable: "prescription_versions",
                        principalColumns: new[] { "clinic", "prescription", "number" });
                });

            migrationBuilder.CreateTable(
                name: "prescribed_stretches",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    order = table.Column<int>(type: "int", nullable: false),
                    stretch = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    edition = table.Column<int>(type: "int", nullable: false),
                    side = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    dose = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    gate = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prescribed_stretches", x => new { x.clinic, x.prescription, x.version, x.item });
                    table.ForeignKey(
                        name: "FK_prescribed_stretches_prescription_versions_clinic_prescription_version",
                        columns: x => new { x.clinic, x.prescription, x.version },
                        principalTable: "prescription_versions",
                        principalColumns: new[] { "clinic", "prescription", "number" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_clinic_at",
                table: "audit_entries",
                columns: new[] { "clinic", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_clinic_patient_at",
                table: "audit_entries",
                columns: new[] { "clinic", "patient", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_seals_clinic_entry",
                table: "audit_seals",
                columns: new[] { "clinic", "entry" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_day_notes_clinic_client_id",
                table: "day_notes",
                columns: new[] { "clinic", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_day_notes_clinic_patient_on",
                table: "day_notes",
                columns: new[] { "clinic", "patient", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_day_notes_clinic_supersedes",
                table: "day_notes",
                columns: new[] { "clinic", "supersedes" });

            migrationBuilder.CreateIndex(
                name: "IX_day_notes_clinic_typed_by",
                table: "day_notes",
                columns: new[] { "clinic", "typed_by" });

            migrationBuilder.CreateIndex(
                name: "IX_gate_decisions_clinic_by",
                table: "gate_decisions",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_gate_decisions_clinic_prescription_item_number",
                table: "gate_decisions",
                columns: new[] { "clinic", "prescription", "item", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_handouts_clinic_by",
                table: "handouts",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_handouts_clinic_number",
                table: "handouts",
                columns: new[] { "clinic", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_handouts_clinic_patient",
                table: "handouts",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_handouts_clinic_prescription_version",
                table: "handouts",
                columns: new[] { "clinic", "prescription", "version" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_facts_clinic_by",
                table: "patient_facts",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_facts_clinic_patient",
                table: "patient_facts",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_patients_clinic_added_by",
                table: "patients",
                columns: new[] { "clinic", "added_by" });

            migrationBuilder.CreateIndex(
                name: "IX_patients_clinic_folded_name",
                table: "patients",
                columns: new[] { "clinic", "folded_name" });

            migrationBuilder.CreateIndex(
                name: "IX_patients_clinic_number",
                table: "patients",
                columns: new[] { "clinic", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_folded_email",
                table: "people",
                column: "folded_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_one_time_code_hash",
                table: "people",
                column: "one_time_code_hash");

            migrationBuilder.CreateIndex(
                name: "IX_prescription_events_clinic_by",
                table: "prescription_events",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_prescription_events_clinic_prescription",
                table: "prescription_events",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_prescription_versions_clinic_screening",
                table: "prescription_versions",
                columns: new[] { "clinic", "screening" });

            migrationBuilder.CreateIndex(
                name: "IX_prescription_versions_clinic_signed_by",
                table: "prescription_versions",
                columns: new[] { "clinic", "signed_by" });

            migrationBuilder.CreateIndex(
                name: "IX_prescription_versions_clinic_started_by",
                table: "prescription_versions",
                columns: new[] { "clinic", "started_by" });

            migrationBuilder.CreateIndex(
                name: "IX_prescriptions_clinic_patient",
                table: "prescriptions",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_screenings_clinic_by",
                table: "screenings",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_screenings_clinic_patient_at",
                table: "screenings",
                columns: new[] { "clinic", "patient", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_approvals_clinic_by",
                table: "stretch_approvals",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_entries_clinic_client_id",
                table: "stretch_entries",
                columns: new[] { "clinic", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stretch_entries_clinic_patient_on",
                table: "stretch_entries",
                columns: new[] { "clinic", "patient", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_entries_clinic_prescription",
                table: "stretch_entries",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_entries_clinic_supersedes",
                table: "stretch_entries",
                columns: new[] { "clinic", "supersedes" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_entries_clinic_typed_by",
                table: "stretch_entries",
                columns: new[] { "clinic", "typed_by" });

            migrationBuilder.Sql("EXEC('CREATE TRIGGER audit_entries_are_kept ON audit_entries INSTEAD OF UPDATE, DELETE AS THROW 51000, ''The audit is append-only.'', 1')");
            migrationBuilder.Sql("EXEC('CREATE TRIGGER audit_seals_are_kept ON audit_seals INSTEAD OF UPDATE, DELETE AS THROW 51000, ''The audit is append-only.'', 1')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropTable(
                name: "day_notes");

            migrationBuilder.DropTable(
                name: "gate_decisions");

            migrationBuilder.DropTable(
                name: "handouts");

            migrationBuilder.DropTable(
                name: "patient_facts");

            migrationBuilder.DropTable(
                name: "prescribed_stretches");

            migrationBuilder.DropTable(
                name: "prescription_events");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "stretch_approvals");

            migrationBuilder.DropTable(
                name: "stretch_entries");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "prescription_versions");

            migrationBuilder.DropTable(
                name: "prescriptions");

            migrationBuilder.DropTable(
                name: "screenings");

            migrationBuilder.DropTable(
                name: "patients");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "clinics");
        }
    }
}
