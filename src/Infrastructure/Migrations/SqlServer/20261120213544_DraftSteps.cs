using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DraftSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "draft_steps",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    before = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft_steps", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_draft_steps_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_draft_steps_clinic_prescription",
                table: "draft_steps",
                columns: new[] { "clinic", "prescription" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_steps");
        }
    }
}
