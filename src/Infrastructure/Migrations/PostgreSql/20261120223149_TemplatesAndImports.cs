using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TemplatesAndImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "patient_imports",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    to_add = table.Column<int>(type: "integer", nullable: false),
                    alike = table.Column<int>(type: "integer", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    also_add = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    taken_until = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    rows_done = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    because = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_imports", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_patient_imports_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "plan_templates",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    retired_by = table.Column<Guid>(type: "uuid", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_templates", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_plan_templates_people_clinic_retired_by",
                        columns: x => new { x.clinic, x.retired_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_plan_templates_people_clinic_saved_by",
                        columns: x => new { x.clinic, x.saved_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "sealed_import_parts",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    import = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_settled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_import_parts", x => new { x.clinic, x.import, x.part });
                    table.ForeignKey(
                        name: "FK_sealed_import_parts_patient_imports_clinic_import",
                        columns: x => new { x.clinic, x.import },
                        principalTable: "patient_imports",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_clinic_person_at",
                table: "audit_entries",
                columns: new[] { "clinic", "person", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_imports_clinic_by",
                table: "patient_imports",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_patient_imports_state_at",
                table: "patient_imports",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_templates_clinic_owner_folded_name",
                table: "plan_templates",
                columns: new[] { "clinic", "owner", "folded_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_plan_templates_clinic_retired_by",
                table: "plan_templates",
                columns: new[] { "clinic", "retired_by" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_templates_clinic_saved_by",
                table: "plan_templates",
                columns: new[] { "clinic", "saved_by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_templates");

            migrationBuilder.DropTable(
                name: "sealed_import_parts");

            migrationBuilder.DropTable(
                name: "patient_imports");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_clinic_person_at",
                table: "audit_entries");
        }
    }
}
