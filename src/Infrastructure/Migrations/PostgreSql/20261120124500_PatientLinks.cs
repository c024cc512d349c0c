using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PatientLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "typed_by",
                table: "stretch_entries",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "by",
                table: "prescription_events",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "typed_by",
                table: "day_notes",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "link",
                table: "audit_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "patient_links",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    current_of = table.Column<Guid>(type: "uuid", nullable: true),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sealed_token = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    asks_birth_year = table.Column<bool>(type: "boolean", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    last_visited_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    wrong_years = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_links", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_patient_links_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_patient_links_people_clinic_made_by",
                        columns: x => new { x.clinic, x.made_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_patient_links_people_clinic_revoked_by",
                        columns: x => new { x.clinic, x.revoked_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_patient_links_clinic_current_of",
                table: "patient_links",
                columns: new[] { "clinic", "current_of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_patient_links_clinic_made_by",
                table: "patient_links",
                columns: new[] { "clinic", "made_by" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_links_clinic_patient",
                table: "patient_links",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_links_clinic_revoked_by",
                table: "patient_links",
                columns: new[] { "clinic", "revoked_by" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_links_token_hash",
                table: "patient_links",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "patient_links");

            migrationBuilder.DropColumn(
                name: "link",
                table: "audit_entries");

            migrationBuilder.AlterColumn<Guid>(
                name: "typed_by",
                table: "stretch_entries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "by",
                table: "prescription_events",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "typed_by",
                table: "day_notes",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
