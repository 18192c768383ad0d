using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VanQuan.Workflows.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class DeskLanes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_Assignee",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_ClaimedBy",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_TaskParties_Address",
                table: "TaskParties");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DeskDay",
                table: "Tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Lane",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DeskDay",
                table: "TaskParties",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Lane",
                table: "TaskParties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.Sql("""
                UPDATE "Tasks" SET
                    "DeskDay" = CASE WHEN "PausedSince" IS NULL THEN COALESCE("DueDate", '9999-12-31') ELSE '9999-12-31' END,
                    "Lane" = CASE WHEN "State" NOT IN ('Open', 'Claimed', 'Submitted', 'Returned') THEN NULL
                                  WHEN "Kind" = 'Approval' THEN 'Decision' WHEN "State" = 'Open' THEN 'Work' ELSE 'Elsewhere' END;
                UPDATE "TaskParties" SET
                    "DeskDay" = COALESCE((SELECT "DeskDay" FROM "Tasks" WHERE "Id" = "TaskId"), '9999-12-31'),
                    "Lane" = (SELECT "Lane" FROM "Tasks" WHERE "Id" = "TaskId");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Assignee_Lane_DeskDay_Id",
                table: "Tasks",
                columns: new[] { "Assignee", "Lane", "DeskDay", "Id" },
                filter: "\"Lane\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ClaimedBy_ClosedAt",
                table: "Tasks",
                columns: new[] { "ClaimedBy", "ClosedAt" },
                filter: "\"ClosedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ClaimedBy_Lane_DeskDay_Id",
                table: "Tasks",
                columns: new[] { "ClaimedBy", "Lane", "DeskDay", "Id" },
                filter: "\"Lane\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_LastBy_ClosedAt",
                table: "Tasks",
                columns: new[] { "LastBy", "ClosedAt" },
                filter: "\"ClosedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TaskParties_Address_Lane_DeskDay_TaskId",
                table: "TaskParties",
                columns: new[] { "Address", "Lane", "DeskDay", "TaskId" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PersonId",
                table: "CalendarFeeds",
                column: "PersonId",
                unique: true,
                filter: "\"PersonId\" IS NOT NULL AND \"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_TokenHash",
                table: "CalendarFeeds",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_UnitCode",
                table: "CalendarFeeds",
                column: "UnitCode",
                unique: true,
                filter: "\"UnitCode\" IS NOT NULL AND \"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_Assignee_Lane_DeskDay_Id",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_ClaimedBy_ClosedAt",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_ClaimedBy_Lane_DeskDay_Id",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_LastBy_ClosedAt",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_TaskParties_Address_Lane_DeskDay_TaskId",
                table: "TaskParties");

            migrationBuilder.DropColumn(
                name: "DeskDay",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Lane",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "DeskDay",
                table: "TaskParties");

            migrationBuilder.DropColumn(
                name: "Lane",
                table: "TaskParties");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Assignee",
                table: "Tasks",
                column: "Assignee",
                filter: "\"State\" IN ('Open','Claimed','Submitted','Returned')");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ClaimedBy",
                table: "Tasks",
                column: "ClaimedBy",
                filter: "\"State\" IN ('Open','Claimed','Submitted','Returned')");

            migrationBuilder.CreateIndex(
                name: "IX_TaskParties_Address",
                table: "TaskParties",
                column: "Address");
        }
    }
}
