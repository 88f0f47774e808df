// The real `HttpClient` of Angular, outside of an application.
import "@angular/compiler";
import { provideHttpClient, withFetch, withInterceptors, HttpClient } from "@angular/common/http";
import { createEnvironmentInjector, Injector, provideZonelessChangeDetection, ɵChangeDetectionScheduler, ɵINJECTOR_SCOPE } from "@angular/core";
import { firstValueFrom } from "rxjs";

/** A function that sends a request, as `HttpClient.request` does. */
export function angular(...interceptors) {
    const application = [
        { provide: ɵINJECTOR_SCOPE, useValue: "root" },
        { provide: ɵChangeDetectionScheduler, useValue: { notify() {} } },
        provideZonelessChangeDetection(),
    ];
    const client = provideHttpClient(withFetch(), withInterceptors(interceptors));
    const http = createEnvironmentInjector([...application, client], Injector.NULL).get(HttpClient);
    return (...args) => firstValueFrom(http.request(...args));
}
