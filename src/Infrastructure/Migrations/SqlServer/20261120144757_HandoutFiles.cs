using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class HandoutFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "handout_says",
                table: "patient_links",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "edition",
                table: "handouts",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "Standard");

            migrationBuilder.AddColumn<string>(
                name: "paper",
                table: "handouts",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "A4");

            migrationBuilder.CreateTable(
                name: "handout_files",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    inputs = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    handout = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handout_files", x => new { x.clinic, x.inputs });
                    table.ForeignKey(
                        name: "FK_handout_files_handouts_clinic_handout",
                        columns: x => new { x.clinic, x.handout },
                        principalTable: "handouts",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_handout_files_clinic_handout",
                table: "handout_files",
                columns: new[] { "clinic", "handout" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "handout_files");

            migrationBuilder.DropColumn(
                name: "handout_says",
                table: "patient_links");

            migrationBuilder.DropColumn(
                name: "edition",
                table: "handouts");

            migrationBuilder.DropColumn(
                name: "paper",
                table: "handouts");
        }
    }
}
