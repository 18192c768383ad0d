using Microsoft.Extensions.DependencyInjection;

namespace VanQuan.Workflows.Application.Audit;

/// <summary>Puts the audit room together.</summary>
public static class AuditSetup
{
    /// <param name="keyFile">The full path of <see cref="AuditSettings.KeyFile"/>.</param>
    public static IServiceCollection AddAudit(this IServiceCollection services, AuditSettings settings, string keyFile) => services
        .AddSingleton(settings)
        .AddSingleton(new InstallationKey(keyFile))
        .AddSingleton<TakeCheckpoint>()
        .AddSingleton<ReadAudit>()
        .AddScoped<VerifyAudit>()
        .AddScoped<ExportCheckpoints>()
        .AddScoped<ErasePersonalText>();
}
