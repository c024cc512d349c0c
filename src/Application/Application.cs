using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Reports;
using PrescribeRx.Application.Safety;

namespace PrescribeRx.Application;

public static class ApplicationSetup
{
    /// <summary>Registers every deed, and the two steps that each goes through: the audit trail around all, and permission within it.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<Caller>();
        services.AddScoped<Submission>();
        services.AddScoped<AlertWatch>();
        services.AddScoped<FigureWatch>();
        services.AddScoped<HandoutPress>();
        services.AddScoped<TemplateShelf>();
        services.AddScoped<ReminderMail>();
        services.AddScoped<ClinicReportProgress>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuditStep<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionStep<,>));

        var handlers =
            from type in typeof(ApplicationSetup).Assembly.GetTypes()
            where type is { IsClass: true, IsAbstract: false }
            from handled in type.GetInterfaces()
            where handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            select (handled, type);
        foreach (var (handled, type) in handlers)
            services.AddScoped(handled, type);
        return services;
    }
}
