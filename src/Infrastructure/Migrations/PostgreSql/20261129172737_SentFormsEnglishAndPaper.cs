using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SentFormsEnglishAndPaper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "english",
                table: "clinics",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "British");

            migrationBuilder.AddColumn<string>(
                name: "paper",
                table: "clinics",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "A4");

            migrationBuilder.CreateTable(
                name: "sent_forms",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    led_to = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sent_forms", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_sent_forms_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sent_forms_at",
                table: "sent_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_sent_forms_clinic_by",
                table: "sent_forms",
                columns: new[] { "clinic", "by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sent_forms");

            migrationBuilder.DropColumn(
                name: "english",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "paper",
                table: "clinics");
        }
    }
}
