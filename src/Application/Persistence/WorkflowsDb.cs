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
        : base(options) => (Audit, appended) = (new AuditTrail(this), new AppendedRows(this));

    private readonly AppendedRows appended;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Where every change is noted; lines are written with the change itself.</summary>
    public AuditTrail Audit { get; }

    /// <summary>The staff stamp as this transaction has seen it; a transaction reads it once.</summary>
    internal (Guid Transaction, Guid Stamp)? StaffSeen { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.AutoDetectChangesEnabled)
            ChangeTracker.DetectChanges();
        await PartiesFollow.RunAsync(this, cancellationToken);
        await Audit.SealAsync(cancellationToken);
        await StaffStamp.RenewIfStaffChangedAsync(this, cancellationToken);
        if (!appended.Any)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) + await appended.WriteAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Adds a row that nobody will change in this context: it is written with the next save and not tracked.</summary>
    public void Append(object row) => appended.Add(row);

    /// <summary>Whether such rows wait for the next save.</summary>
    internal bool Appends<T>() => appended.Has<T>();

    /// <summary>The rows of a kind that wait for the next save.</summary>
    internal IEnumerable<T> Appended<T>() => appended.Of<T>();

    /// <summary>Only for libraries that know no other way (the key ring); audit lines are sealed without blocking a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Audit.HasNoted || appended.Any
            ? throw new NotSupportedException("Save with SaveChangesAsync: the audit lines of a change are sealed on the way.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>Back to how it was made: the next turn reads everything anew.</summary>
    internal void Forget()
    {
        ChangeTracker.Clear();
        StaffSeen = null;
        Drop();
    }

    /// <summary>A pooled context comes back to another caller: nothing noted and not saved may reach that one.</summary>
    private void Drop()
    {
        Audit.Forget();
        appended.Forget();
    }

    public override ValueTask DisposeAsync()
    {
        Drop();
        return base.DisposeAsync();
    }

    public override void Dispose()
    {
        Drop();
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
