using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Mail.Bounces;
using VanQuan.Workflows.Application.Mail.Choices;
using VanQuan.Workflows.Application.Mail.Digest;
using VanQuan.Workflows.Application.Mail.Routes;
using VanQuan.Workflows.Application.Mail.Sending;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Mail.Writing.Editing;
using VanQuan.Workflows.Application.Reminders;

namespace VanQuan.Workflows.Application.Mail;

/// <summary>Mails and reminders for the container.</summary>
public static class MailRoom
{
    /// <param name="resolve">Makes a relative path of the settings absolute.</param>
    public static IServiceCollection AddMailRoom(this IServiceCollection services, IConfiguration configuration, Func<string, string> resolve)
    {
        services.AddOptions<MailSettings>().Bind(configuration.GetSection("Mail"))
            .PostConfigure(settings =>
            {
                settings.PickupFolder = resolve(settings.PickupFolder);
                settings.TemplateFolder = resolve(settings.TemplateFolder);
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>, MailSettingsCheck>();
        services.AddSingleton<MailRoutes>().AddSingleton<MailDispatch>().AddSingleton<DigestContents>();
        services.AddScoped<ChooseMail>().AddScoped<SendDueDigests>().AddScoped<WithdrawOvertaken>().AddScoped<ClearAddressTrouble>().AddScoped<RecordUndelivered>().AddScoped<ReadBounces>();
        services.AddSingleton<TemplateShelf>().AddSingleton<SampleMails>().AddSingleton<TemplateCheck>().AddScoped<ChangeTemplate>().AddScoped<SendTestMail>();
        services.AddSingleton<MailTemplates>().AddSingleton<MailSeal>().AddSingleton<MailComposer>().AddSingleton<Outbox>().AddSingleton<MailWaiting>();
        services.AddSingleton<TaskNamesSource>().AddSingleton<TaskMails>().AddSingleton<NotifyEffects>();
        services.AddSingleton<SmtpTransport>().AddSingleton<PickupTransport>();
        services.AddSingleton<IMailTransport>(room => string.IsNullOrEmpty(room.GetRequiredService<IOptions<MailSettings>>().Value.Host)
            ? room.GetRequiredService<PickupTransport>()
            : room.GetRequiredService<SmtpTransport>());
        services.AddSingleton<SendQueuedMail>().AddScoped<PutBackMail>();
        services.AddSingleton<ReminderPlanner>().AddSingleton<RemindOfTask>().AddScoped<SendDueReminders>();
        services.AddSingleton<UrgeTask>().AddSingleton<ReadEscalationBoard>().AddSingleton<PreviewDueChange>();
        return services;
    }
}
