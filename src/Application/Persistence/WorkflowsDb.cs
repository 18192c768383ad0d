using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Identity;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>
/// The one database. Each room maps its own rows in an <see cref="IEntityTypeConfiguration{T}"/> under Persistence/Mappings;
/// use <c>db.Set&lt;T&gt;()</c>. Instants are stored as UTC ticks by one converter, so that SQLite can order and compare them.
/// </summary>
public sealed class WorkflowsDb : IdentityUserContext<Account>, IDataProtectionKeyContext
{
    public WorkflowsDb(DbContextOptions<WorkflowsDb> options)
        : base(options) => Audit = new AuditTrail(this);

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Where every change is noted; lines are written with the change itself.</summary>
    public AuditTrail Audit { get; }

    /// <summary>The staff stamp as this transaction has seen it; a transaction reads it once.</summary>
    internal (Guid Transaction, Guid Stamp)? StaffSeen { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await Audit.SealAsync(cancellationToken);
        await StaffStamp.RenewIfStaffChangedAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Only for libraries that know no other way (the key ring); audit lines are sealed without blocking a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Audit.HasNoted
            ? throw new NotSupportedException("Save with SaveChangesAsync: the audit lines of a change are sealed on the way.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    public override ValueTask DisposeAsync()
    {
        Audit.Forget();
        return base.DisposeAsync();
    }

    public override void Dispose()
    {
        Audit.Forget();
        base.Dispose();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkflowsDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
