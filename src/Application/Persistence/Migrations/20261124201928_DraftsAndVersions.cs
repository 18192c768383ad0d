using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VanQuan.Workflows.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class DraftsAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameEn",
                table: "Definitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "Definitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Definitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "Definitions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RetiredBy",
                table: "Definitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RetiredReason",
                table: "Definitions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Warnings",
                table: "Definitions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.Sql("UPDATE Definitions SET NameEn = json_extract(Json, '$.customProperties.nameEn');");

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    DefinitionId = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    BasedOn = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    NameEn = table.Column<string>(type: "TEXT", nullable: true),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunBy = table.Column<string>(type: "TEXT", nullable: true),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", nullable: true),
                    LastMove = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Editors = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.DefinitionId);
                });

            migrationBuilder.CreateTable(
                name: "PublishRequests",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Editors = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: true),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Instances_DefinitionId_Version_Status_SubStatus",
                table: "Instances",
                columns: new[] { "DefinitionId", "Version", "Status", "SubStatus" });

            migrationBuilder.CreateIndex(
                name: "IX_Definitions_Listing",
                table: "Definitions",
                columns: new[] { "DefinitionId", "Version", "RetiredAt", "PublishedAt", "PublishedBy", "Name", "NameEn" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishRequests_DefinitionId_AskedAt",
                table: "PublishRequests",
                columns: new[] { "DefinitionId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishRequests_Waiting",
                table: "PublishRequests",
                column: "DefinitionId",
                unique: true,
                filter: "\"State\" = 'Waiting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "PublishRequests");

            migrationBuilder.DropIndex(
                name: "IX_Instances_DefinitionId_Version_Status_SubStatus",
                table: "Instances");

            migrationBuilder.DropIndex(
                name: "IX_Definitions_Listing",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "NameEn",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "RetiredBy",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "RetiredReason",
                table: "Definitions");

            migrationBuilder.DropColumn(
                name: "Warnings",
                table: "Definitions");
        }
    }
}
