using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class HandoutLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_unreviewed",
                table: "handouts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "handouts",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "English");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_unreviewed",
                table: "handouts");

            migrationBuilder.DropColumn(
                name: "language",
                table: "handouts");
        }
    }
}
