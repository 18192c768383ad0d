using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// The one database. Each room maps its own rows in an <see cref="IEntityTypeConfiguration{T}"/> under Persistence/Mappings;
/// use <c>db.Set&lt;T&gt;()</c>. Instants are stored as UTC ticks by one converter, so that SQLite can order and compare them.
/// </summary>
public sealed class WorkflowsDb(DbContextOptions<WorkflowsDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkflowsDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}
