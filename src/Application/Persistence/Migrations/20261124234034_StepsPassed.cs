using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VanQuan.Workflows.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class StepsPassed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CallerActivityId",
                table: "Instances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Passed",
                table: "Instances",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CallerActivityId",
                table: "Instances");

            migrationBuilder.DropColumn(
                name: "Passed",
                table: "Instances");
        }
    }
}
