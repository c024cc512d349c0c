using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PlanTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plan_templates",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    owner = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    folded_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    plan = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    saved_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    retired_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true)
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
        }
    }
}
