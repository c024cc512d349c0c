using MediatR;
using PrescribeRx.Application;

namespace PrescribeRx.Web.Adherence;

[ForPatient]
public sealed class TodayPage(IMediator mediator, Caller caller) : MyPage(mediator, caller);
