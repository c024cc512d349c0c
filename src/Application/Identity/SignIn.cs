using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

[OpenToAll("Nobody is signed in yet."), Unaudited("Writes its own line, in the clinic of the person who tried.")]
public sealed record SignIn(string Email, string Password) : IRequest<SignIn.Outcome>
{
    public abstract record Outcome
    {
        public sealed record SignedIn(Person Person) : Outcome;

        /// <summary>The same whether the address, the password or the account is not there.</summary>
        public sealed record NotRecognised : Outcome;

        public sealed record LockedOut : Outcome;
    }
}

public sealed class SignInHandler(IPasswords passwords) : IRequestHandler<SignIn, SignIn.Outcome>
{
    public Task<SignIn.Outcome> Handle(SignIn request, CancellationToken cancellationToken) => passwords.Check(request.Email, request.Password, cancellationToken);
}
