using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Reports;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Infrastructure.Adherence;
using PrescribeRx.Infrastructure.Catalog;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Infrastructure.Identity;
using PrescribeRx.Infrastructure.Prescribing;
using PrescribeRx.Infrastructure.Progression;
using PrescribeRx.Infrastructure.Reports;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Infrastructure;

public static class InfrastructureSetup
{
    /// <summary>Read once, however often the program is put together in one process.</summary>
    private static readonly Lazy<StretchCatalog> BuiltInCatalog = new(CatalogFile.BuiltIn);

    public static IServiceCollection AddInfrastructure(this IServiceCollection services, DatabaseChoice database)
    {
        services.AddSingleton(TimeProvider.System);
        if (database.Provider == DatabaseProvider.SqlServer)
            AddClinicDb<SqlServerClinicDb>(services, database);
        else
            AddClinicDb<PostgreSqlClinicDb>(services, database);
        services.AddScoped<IRecords, Records>();
        services.AddScoped<IAuditLog, AuditLog>();
        services.AddScoped<ISubmissions, Submissions>();
        services.AddHostedService<SubmissionRound>();
        services.AddScoped<AuditChain>();
        services.AddHostedService<AuditSealer>();

        var catalog = BuiltInCatalog.Value;
        services.AddSingleton(new ClinicCatalogs(catalog));
        services.AddSingleton(TemplateFile.BuiltIn(catalog));
        services.AddScoped(provider => provider.GetRequiredService<ClinicCatalogs>().Of(provider.GetRequiredService<Caller>().Clinic, provider.GetRequiredService<ClinicDb>));
        services.AddSingleton(new ClinicPrecautions(PrecautionFile.BuiltIn()));
        services.AddScoped(provider => provider.GetRequiredService<ClinicPrecautions>().Of(provider.GetRequiredService<Caller>().Clinic, provider.GetRequiredService<ClinicDb>));
        services.AddScoped<IPrecautions, ClinicPrecautionChanges>();
        services.AddScoped<IPrecautionAcknowledgements, PrecautionAcknowledgements>();
        services.AddScoped<IApprovals, Approvals>();
        services.AddScoped<IOwnStretches, OwnStretches>();
        services.AddScoped<IPatients, Patients.Patients>();
        services.AddScoped<IPatientImports, Patients.PatientImports>();
        services.AddHostedService<Patients.PatientImportRound>();
        services.AddScoped<IPatientLinks, Patients.PatientLinks>();
        services.AddSingleton<ILinkSeal, Patients.LinkSeal>();
        services.AddScoped<IReminders, Patients.Reminders>();
        services.AddSingleton<IPost, Patients.SmtpPost>();
        services.AddHostedService<Patients.MailRound>();
        services.AddScoped<IScreenings, Screenings>();
        services.AddScoped<IAlerts, Alerts>();
        services.AddScoped<IAdverseEvents, AdverseEvents>();
        services.AddScoped<IPainRatings, Outcomes.PainRatings>();
        services.AddScoped<ISafetyPolicies, SafetyPolicies>();
        services.AddHostedService<AlertRound>();
        services.AddScoped<IPrescriptions, Prescriptions>();
        services.AddScoped<ITemplates, Templates>();
        services.AddScoped<ICareRecords, CareRecords>();
        services.AddScoped<IGateDecisions, GateDecisions>();
        services.AddScoped<IDiary, DiaryPages>();
        services.AddScoped<IDayFigures, KeptDayFigures>();
        services.AddSingleton<FiguresRebuild>();
        services.AddScoped<ISheetPhotos, SheetPhotos>();
        services.AddScoped<IHandouts, Handouts.Handouts>();
        services.AddScoped<IHandoutBatches, Handouts.HandoutBatches>();
        services.AddScoped<Handouts.HandoutBundle>();
        services.AddHostedService<Handouts.HandoutRound>();
        services.AddScoped<ISavedViews, SavedViews>();
        services.AddScoped<IClinicReportRuns, ClinicReportRuns>();
        services.AddHostedService<ClinicReportRound>();
        services.AddSingleton<Chromium>();
        services.AddSingleton<IPrinterFonts, InstalledFonts>();

        services.AddScoped<IPeople, People>();
        services.AddScoped<IPasswords, Passwords>();
        services.AddScoped<CookieOwner>();
        services.AddIdentityCore<Person>(options =>
        {
            options.Password = new PasswordOptions { RequiredLength = IPasswords.LeastLength, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 5 };
            options.User.AllowedUserNameCharacters = "";
        });
        services.AddScoped<IUserStore<Person>, PersonStore>();
        services.AddDataProtection().SetApplicationName("PrescribeRx");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new ProtectionKeys(provider.GetRequiredService<IServiceScopeFactory>())));
        return services;
    }

    /// <summary>Putting one together takes longer than many a question that is asked of it, so those that are done with are used again.</summary>
    private static void AddClinicDb<T>(IServiceCollection services, DatabaseChoice database) where T : ClinicDb
    {
        services.AddPooledDbContextFactory<T>(database.Configure);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<T>>().CreateDbContext().For(provider.GetRequiredService<Caller>()));
    }
}
