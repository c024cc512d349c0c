using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ClinicStretches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "catalog_changes",
                table: "clinics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "clinic_stretches",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clinic_stretches", x => new { x.clinic, x.key, x.edition });
                    table.ForeignKey(
                        name: "FK_clinic_stretches_people_clinic_written_by",
                        columns: x => new { x.clinic, x.written_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "stretch_retirements",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    stretch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stretch_retirements", x => new { x.clinic, x.stretch });
                    table.ForeignKey(
                        name: "FK_stretch_retirements_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_clinic_stretches_clinic_written_by",
                table: "clinic_stretches",
                columns: new[] { "clinic", "written_by" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_retirements_clinic_by",
                table: "stretch_retirements",
                columns: new[] { "clinic", "by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clinic_stretches");

            migrationBuilder.DropTable(
                name: "stretch_retirements");

            migrationBuilder.DropColumn(
                name: "catalog_changes",
                table: "clinics");
        }
    }
}
