using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "handouts",
                type: "nvarchar(60)",
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
