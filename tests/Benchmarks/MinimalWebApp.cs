using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>The smallest honest yardstick: ASP.NET Core with one page that reads one row of SQLite through EF Core.</summary>
internal static class MinimalWebApp
{
    public const string Argument = "minimal-web-app";

    public static async Task<int> RunAsync(string url, string database)
    {
        var builder = WebApplication.CreateBuilder(["--urls", url]);
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<NoteDb>(options => options.UseSqlite($"Data Source={database}"));
        await using var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NoteDb>();
            if (await db.Database.EnsureCreatedAsync())
            {
                db.Notes.Add(new Note { Text = "một dòng" });
                await db.SaveChangesAsync();
            }
        }

        app.MapGet("/", async (NoteDb db) => (await db.Notes.FirstAsync()).Text);
        await app.RunAsync();
        return 0;
    }

    internal sealed class Note
    {
        public int Id { get; init; }
        public required string Text { get; init; }
    }

    internal sealed class NoteDb(DbContextOptions<NoteDb> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();
    }
}
